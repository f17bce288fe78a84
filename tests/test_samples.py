from tests.samples import FOLDER, write_samples


def test_the_samples_that_the_documents_keep_are_of_today() -> None:
    kept = {file.name: file.read_bytes() for file in FOLDER.iterdir() if file.name != "README.md"}
    assert kept == dict(write_samples()), "python -m tests.samples"
